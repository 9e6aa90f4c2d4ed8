import { useState } from 'react'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { TextInput } from '../../ui/TextInput'
import css from './ValuePage.module.css'

/** Which postings are taken and how their prices are brought to dollars; taken over together, since all are read again. */
export function RulesPart() {
  const store = useAppStore()
  const rules = useApp((app) => app.postingChoice)
  const isBusy = useApp((app) => app.valueTask !== null)
  const [typed, setTyped] = useState(rules)
  const change = (part: Partial<typeof rules>) => setTyped({ ...typed, ...part })
  const isSame = JSON.stringify(typed) === JSON.stringify(rules)
  return (
    <div className={css.rules}>
      <div className={css.row}>
        <TextInput label="Put up from" value={typed.from} onChange={(from) => change({ from })} />
        <TextInput label="to" value={typed.to} onChange={(to) => change({ to })} />
        <TextInput
          label="Inflation, % a year"
          isNumeric
          placeholder="none"
          value={typed.inflation}
          onChange={(inflation) => change({ inflation })}
        />
        <TextInput
          label="to prices of"
          isNumeric
          placeholder="year"
          value={typed.priceYear}
          onChange={(priceYear) => change({ priceYear })}
        />
        <Button isDisabled={isBusy || isSame} onPress={() => void store.getState().choosePostings(typed)}>
          Take over
        </Button>
      </div>
      <details>
        <summary>{`Dollars for a unit of other currencies, ${rules.ratesOf}`}</summary>
        <div className={css.rates}>
          <TextInput label="Rates of" value={typed.ratesOf} onChange={(ratesOf) => change({ ratesOf })} />
          {Object.entries(typed.rates).map(([currency, usd]) => (
            <TextInput
              key={currency}
              label={currency}
              isNumeric
              value={usd}
              onChange={(text) => change({ rates: { ...typed.rates, [currency]: text } })}
            />
          ))}
        </div>
      </details>
    </div>
  )
}
