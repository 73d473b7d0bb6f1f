/**
 * YAML as hostile input: safe composition with size, depth and alias limits, core scalars only, and
 * the line of every value for messages.
 */
package io.footfall.contracts.yaml;
