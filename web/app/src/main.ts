import { mount } from 'svelte'
import App from './App.svelte'
import './style.css'

// The server's plain page gives way to the application.
const app = document.getElementById('app')!
document.querySelector('link[href="/plain.css"]')?.remove()
app.replaceChildren()
mount(App, { target: app })
