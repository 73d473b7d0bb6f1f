/** A portable job server: pipelines travel as protos, functions run in this process. */
package io.footfall.runners.portable;
