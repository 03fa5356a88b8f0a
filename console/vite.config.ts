import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// DESK_DOOR: where the door `desk` stands, `https://….service.tcloudbase.com/desk`; empty: on this machine.
export default defineConfig({
  base: './',
  plugins: [react()],
  define: { DESK_DOOR: JSON.stringify(process.env.DESK_DOOR ?? '') },
  build: { target: 'es2022', emptyOutDir: true, reportCompressedSize: false, manifest: 'manifest.json' },
})
