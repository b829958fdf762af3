/** Java cells of a Jupyter notebook, and what they call: the commands of the program, their tables and their pictures. */
@NullMarked
package org.allostat.notebook;

import org.jspecify.annotations.NullMarked;
