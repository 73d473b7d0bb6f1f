/**
 * What a command says to the person or program that called it. States that ended and failures in;
 * progress on standard error, the closing table or one JSON object, the exit code out.
 */
package io.footfall.pipelines.console;
