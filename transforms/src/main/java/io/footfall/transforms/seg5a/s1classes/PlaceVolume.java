package io.footfall.transforms.seg5a.s1classes;

import io.footfall.contracts.seg5a.MerchantZoneProfile;

/**
 * A place's row and how its volume and template come about. The volume is (1 - edgeShare) times the
 * volume of its sites plus edgeWeight times the volume that edges share.
 *
 * @param row the row of the profile
 * @param countrySites sites of the merchant in the country
 * @param countryEdgeWeight share of the merchant's edge weight in the country
 * @param size the size draw, or null for a hybrid's place without sites
 * @param sites volume of the sites; of all sites of the merchant for VIRTUAL_ONLY; null without
 *     sites here
 * @param edgeShare share of the merchant's volume that goes through its edges
 * @param virtualVolume volume that all edges of the merchant share
 * @param variant how the row comes by its template
 */
public record PlaceVolume(
    MerchantZoneProfile row,
    long countrySites,
    double countryEdgeWeight,
    SizeStep size,
    VolumeStep sites,
    double edgeShare,
    double virtualVolume,
    VariantStep variant) {}
