/// Everything that can be asked of a store is a type in here, in a file of its own: the command line, a broker and a web
/// page all send these.
package enum Command {}
