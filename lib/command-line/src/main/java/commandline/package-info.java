/** What every command-line program here needs, whatever it is about: arguments, exit statuses, interruption, progress. */
@NullMarked
package commandline;

import org.jspecify.annotations.NullMarked;
