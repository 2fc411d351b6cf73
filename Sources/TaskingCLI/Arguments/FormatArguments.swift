import ArgumentParser
import TaskingRendering

extension Format: ExpressibleByArgument {}

extension ColourChoice: ExpressibleByArgument {}
