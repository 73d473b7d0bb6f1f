/**
 * One process that works on one run root. A state and what lies sealed on disk in; its sealed
 * tables, a line of the closing table and a line of the journal out, or the refusal of the first
 * finding.
 */
package io.footfall.pipelines.states;
