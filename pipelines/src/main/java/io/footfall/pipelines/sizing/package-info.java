/**
 * How large a run becomes, told from its policies without running it. Policies in; expected
 * merchants, sites, rows and bytes out, or the policies of a world of the size asked for.
 */
package io.footfall.pipelines.sizing;
