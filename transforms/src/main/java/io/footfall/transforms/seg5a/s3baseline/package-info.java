/**
 * 5A.S3: weekly volumes of S1 and weekly shapes of S2 in; the baseline of every place and of every
 * class out.
 */
package io.footfall.transforms.seg5a.s3baseline;
