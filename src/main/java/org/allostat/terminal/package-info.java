/** What a command has to do with the terminal and the shell: progress, output that is not lost, paths as given, signals. */
@NullMarked
package org.allostat.terminal;

import org.jspecify.annotations.NullMarked;
