import { z } from 'zod'

const color = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour is written #rrggbb')

/** The colours of a theme on one kind of paper. */
export const paletteSchema = z.object({
  paper: color,
  /** Of headlines and numbers, of other text, and of what is said by the way. */
  ink: color,
  ink2: color,
  ink3: color,
  line: color,
  lineStrong: color,
  accent: color,
  accentSoft: color,
  hatch: color,
  /** By slot, the last for what was not recorded. */
  series: z.array(color).length(10),
})
export type Palette = z.infer<typeof paletteSchema>

const fontSchema = z.object({
  /** The bundled face it is shown and printed in. */
  face: z.enum(['serif', 'sans']),
  /** The font presentations name, since they bring none: one that every office program has. */
  office: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[\p{L}\p{N} '-]+$/u, 'a name of a font has letters, digits and spaces'),
})

/** The look of a deck as a file has it: colours on light and on dark, type, margins and a logo. */
export const themeSchema = z.object({
  version: z.literal(1),
  name: z.string().min(1).max(60),
  headline: fontSchema,
  body: fontSchema,
  /** Pixels of a page that is 720 high. */
  margins: z.object({
    x: z.number().min(24).max(140),
    top: z.number().min(24).max(110),
    bottom: z.number().min(20).max(90),
  }),
  /** A picture as a data address, at most about 300 kB of it; null for none. */
  logo: z
    .string()
    .max(400_000)
    .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/, 'a logo is a PNG or JPEG as a data address')
    .nullable(),
  light: paletteSchema,
  dark: paletteSchema,
})
export type Theme = z.infer<typeof themeSchema>

export const MODES = ['light', 'dark'] as const
export type Mode = (typeof MODES)[number]
