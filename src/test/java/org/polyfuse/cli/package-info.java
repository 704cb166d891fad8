/** What tests of other packages need of the command line. */
package org.polyfuse.cli;
