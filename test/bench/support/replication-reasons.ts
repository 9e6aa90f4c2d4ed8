/** Why a target is known to be outside of its interval. */
export const REASONS: readonly { readonly section: string; readonly what: string; readonly why: string }[] = []
