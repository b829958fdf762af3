/** YAML study and policy files to records, with every mistake reported at its line. */
@NullMarked
package org.allostat.config;

import org.jspecify.annotations.NullMarked;
