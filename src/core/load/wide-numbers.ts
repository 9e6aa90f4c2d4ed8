const read = new WeakMap<BigInt64Array | BigUint64Array, Float64Array>()

/**
 * Whole numbers of 64 bits as doubles, exact to 2^53. (Taken one by one they would each be an object of their own.) Asked
 * again, the same array is the answer: a start is read as an instant, for its month and for its first and last day.
 */
export function asDoubles(values: BigInt64Array | BigUint64Array): Float64Array {
  const known = read.get(values)
  if (known) return known
  const isSigned = values instanceof BigInt64Array
  const low = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length)
  const high = isSigned ? new Int32Array(values.buffer, values.byteOffset, 2 * values.length) : low
  const numbers = new Float64Array(values.length)
  for (let i = 0; i < numbers.length; i++) numbers[i] = high[2 * i + 1]! * 4_294_967_296 + low[2 * i]!
  read.set(values, numbers)
  return numbers
}
