// Only marks the folder as the root of a Go module. What it needs differs by engine: see versions/*.mod.
module script-runner

go 1.22
