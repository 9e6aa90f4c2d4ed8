import briefing from '../../../../resources/themes/briefing.theme.json'
import yearbook from '../../../../resources/themes/yearbook.theme.json'
import { type Theme, themeSchema } from './theme'

/** The themes that come with the program; the first is what a deck begins with. */
export const SHIPPED_THEMES: readonly Theme[] = [yearbook, briefing].map((theme) => themeSchema.parse(theme))

export const findTheme = (name: string): Theme | undefined => SHIPPED_THEMES.find((theme) => theme.name === name)
