/** The letterbox between the page and Electron: two functions that carry, and one that turns dropped files into paths. */
import { contextBridge, ipcRenderer, webUtils } from 'electron/renderer'
import { IPC, type PreloadBridge } from '#core/wire'

const bridge: PreloadBridge<File> = {
  invoke: (name, argument) => ipcRenderer.invoke(IPC.call, name, argument),
  subscribe(listener) {
    // The event stays here: its sender would give the page ipcRenderer.
    const pass = (_event: unknown, name: string, data: unknown) => listener(name, data)
    ipcRenderer.on(IPC.event, pass)
    return () => void ipcRenderer.off(IPC.event, pass)
  },
  admit: (files) => ipcRenderer.invoke(IPC.admit, files.map((file) => webUtils.getPathForFile(file)).filter(Boolean)),
}

contextBridge.exposeInMainWorld('bridge', bridge)
