import { Search, X } from 'lucide-react'
import { Button, Input, SearchField, type SearchFieldProps } from 'react-aria-components'
import css from './SearchBox.module.css'

export function SearchBox({ label, ...props }: SearchFieldProps & { readonly label: string }) {
  return (
    <SearchField {...props} aria-label={label} className={css.field!}>
      <Search aria-hidden />
      <Input placeholder={label} className={css.input!} />
      <Button className={css.clear!}>
        <X aria-hidden />
      </Button>
    </SearchField>
  )
}
