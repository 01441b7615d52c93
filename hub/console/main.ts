import { h, render } from 'preact'
import { App } from './app.ts'
import { followLinks } from './location.ts'

const root = document.getElementById('app')
if (root) {
  followLinks(root)
  render(h(App, {}), root)
}
