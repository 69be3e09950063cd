// Light, dark, or as the system has it; the choice is kept on this machine.
type Choice = 'system' | 'light' | 'dark'
const order: Choice[] = ['system', 'light', 'dark']
const signs: Record<Choice, string> = { system: '◐', light: '☀', dark: '☾' }

class Theme {
  choice = $state<Choice>(order.find((c) => c === read()) ?? 'system')
  sign = $derived(signs[this.choice])

  constructor() {
    this.apply()
  }

  next(): void {
    this.choice = order[(order.indexOf(this.choice) + 1) % order.length]
    try {
      localStorage.setItem('theme', this.choice)
    } catch {
      // not kept, then
    }
    this.apply()
  }

  private apply(): void {
    if (this.choice === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = this.choice
  }
}

function read(): string | null {
  try {
    return localStorage.getItem('theme')
  } catch {
    return null
  }
}

export const theme = new Theme()
