/**
 * Options that several commands share. The command line in; policies, seeds, the run folder and the
 * launch out, or a refusal with code {@code CLI.*}.
 */
package io.footfall.pipelines.options;
