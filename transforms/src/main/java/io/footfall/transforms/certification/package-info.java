/**
 * Certification over several arrival seeds (realism.md section 1): bundles of all seeds and events
 * in, one document with the verdicts of every metric and of the classifier between seeds (A23) out.
 */
package io.footfall.transforms.certification;
