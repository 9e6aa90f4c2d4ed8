/** An exact fraction in lowest terms, its sign above the line. */
export class Fraction {
  static readonly ZERO = new Fraction(0n, 1n)

  private constructor(
    readonly top: bigint,
    readonly bottom: bigint,
  ) {}

  static of(top: bigint, bottom = 1n): Fraction {
    if (bottom === 0n) throw new Error('a fraction over nothing')
    const divisor = gcd(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) * (bottom < 0n ? -1n : 1n)
    return new Fraction(top / divisor, bottom / divisor)
  }

  get isZero(): boolean {
    return this.top === 0n
  }
  minus(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom - other.top * this.bottom, this.bottom * other.bottom)
  }
  times(other: Fraction): Fraction {
    return Fraction.of(this.top * other.top, this.bottom * other.bottom)
  }
  over(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom, this.bottom * other.top)
  }
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : gcd(b, a % b)
}
