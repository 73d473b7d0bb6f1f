/** Flink, embedded in this process. */
package io.footfall.runners.flink;
