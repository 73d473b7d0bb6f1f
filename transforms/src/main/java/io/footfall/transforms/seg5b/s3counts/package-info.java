/**
 * 5B.S3: every realised intensity becomes a count of arrivals, by one or two uniforms of its own
 * substream; an intensity of zero draws nothing.
 */
package io.footfall.transforms.seg5b.s3counts;
