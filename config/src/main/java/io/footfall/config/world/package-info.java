/** Policies of layer 1: the world itself and the files its tables and draws hang on. */
package io.footfall.config.world;
