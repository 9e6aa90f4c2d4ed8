throw new Error(
  'Only src/main/index.ts and src/preload/index.ts import electron; everything else is given ElectronApi.',
)
