/// Told now and then how far something long is: what is being done, how much of it is done, and of how much.
package typealias StoreProgress = (_ part: String, _ done: Int64, _ of: Int64) -> Void
