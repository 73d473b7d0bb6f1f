/**
 * What a run tells its operators in files. States that begin, end and fail in; run log, run reports
 * and validation events below the root out. Nothing of it is hashed or sealed.
 */
package io.footfall.pipelines.journal;
