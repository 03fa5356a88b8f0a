import '../look/tokens.css'
import './app/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { comeBack } from './api/session'
import { reloadForNewVersion } from './app/new-version'
import { Providers } from './app/providers'
import { createRoutes } from './app/routes'
import { SignInGate } from './app/sign-in'

const root = document.getElementById('root')

const show = (): void => {
  if (!root) return
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <SignInGate>
          <RouterProvider router={createRoutes()} />
        </SignInGate>
      </Providers>
    </StrictMode>,
  )
}

reloadForNewVersion()
void comeBack().then(show)
