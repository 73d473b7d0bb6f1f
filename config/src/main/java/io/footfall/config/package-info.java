/**
 * How much. Policy files in (bundled, overlaid by a preset, overridden by {@code --config-dir}),
 * typed records and the parameter hash out. Every refusal names file, line, field, value, allowed
 * range and code.
 */
package io.footfall.config;
