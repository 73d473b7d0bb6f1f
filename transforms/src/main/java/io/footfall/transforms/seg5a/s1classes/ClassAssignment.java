package io.footfall.transforms.seg5a.s1classes;

/**
 * What the decision tree says of a merchant.
 *
 * @param demandClass class of the catalogue
 * @param channelGroup channel group
 * @param classSource branch that gave the class
 */
public record ClassAssignment(String demandClass, String channelGroup, String classSource) {}
