import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { bridge, fileRequest } from './bridge'
import { createAppStore } from './store/app-store'
import { startWorker, startWorkerEngine } from './store/engine'
import { StoreProvider } from './store/use-app'
import { ErrorBoundary } from './ui/ErrorBoundary'
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'

const store = createAppStore({ engine: startWorkerEngine(), startOther: startWorker, bridge, fileRequest })
void store.getState().start()

createRoot(document.getElementById('root')!).render(
  <StoreProvider value={store}>
    <ErrorBoundary what="The window" of={null}>
      <App />
    </ErrorBoundary>
  </StoreProvider>,
)
