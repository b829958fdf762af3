/** What a decision is worth while parameters are not known: acceptability and the value of information, from draws of net benefit. */
@NullMarked
package org.allostat.evaluate.decision;

import org.jspecify.annotations.NullMarked;
