/**
 * Runs whose files are damaged or forged. A sound run and a damage in; the codes that {@code
 * verify} and the next gate must give out.
 */
package io.footfall.pipelines.damage;
