/** The thread that decodes beside the engine of the command line. */
import { runDecoder } from '#engine/decode/run-decoder'
import { type PathHandle, pathSource } from './services/path-source'

runDecoder(({ name, path, size }: PathHandle) => pathSource(name, path, size))
