import { useState } from 'react'
import type { ClassifyStatus } from '#core/classify/channels'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { TextInput } from '../../ui/TextInput'
import css from './ClassifyPage.module.css'

/** The key and the address it is sent to. The key goes to the host and does not come back. */
export function AccessPart() {
  const status = useApp((app) => app.classifyStatus)
  if (!status) return null
  return (
    <section aria-labelledby="classify-access">
      <h2 id="classify-access">Access</h2>
      <Key status={status} />
      <Address key={status.baseUrl} baseUrl={status.baseUrl} />
      <p className={css.hint}>Answers are kept in {status.journal}.</p>
    </section>
  )
}

function Key({ status: { keyFrom, keepsKeys } }: { readonly status: ClassifyStatus }) {
  const store = useAppStore()
  const [key, setKey] = useState('')
  if (keyFrom === 'environment') return <p className={css.hint}>The key is that of ANTHROPIC_API_KEY.</p>
  if (keyFrom === 'keychain') {
    return (
      <div className={css.line}>
        <p className={css.hint}>The key is in the keychain of this system.</p>
        <Button onPress={() => void store.getState().keepApiKey(null)}>Forget it</Button>
      </div>
    )
  }
  if (!keepsKeys) {
    return (
      <p className={css.missing}>
        There is no key. Set the environment variable ANTHROPIC_API_KEY and start the program again.
      </p>
    )
  }
  return (
    <>
      <p className={css.missing}>There is no key. It is kept in the keychain of this system.</p>
      <TextInput label="Key" isSecret value={key} onChange={setKey} />
      <Button
        isDisabled={key.trim() === ''}
        onPress={() => {
          void store.getState().keepApiKey(key)
          setKey('')
        }}
      >
        Keep the key
      </Button>
    </>
  )
}

function Address({ baseUrl }: { readonly baseUrl: string }) {
  const store = useAppStore()
  const [url, setUrl] = useState(baseUrl)
  return (
    <>
      <TextInput label="Base URL" value={url} onChange={setUrl} />
      <Button isDisabled={url.trim() === baseUrl} onPress={() => void store.getState().setBaseUrl(url)}>
        Send there
      </Button>
    </>
  )
}
