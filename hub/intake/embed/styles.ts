/** The look of the button and the dialog, after hub/platform/brand/brand.css; the page around cannot reach in. */
export const STYLES = `
:host { all: initial }
* { box-sizing: border-box; font: 400 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif }
button { min-height: 44px; padding: 0 20px; border: 1px solid #0b6b63; border-radius: 10px; background: #0b6b63; color: #fff; font-weight: 600; cursor: pointer }
button:hover { background: #08544e; border-color: #08544e }
button:focus-visible { outline: 3px solid #175cd3; outline-offset: 2px }
.open { position: fixed; inset-block-end: 16px; inset-inline-end: 16px; z-index: 2147483646; box-shadow: 0 1px 2px rgb(19 32 46 / 6%), 0 8px 24px rgb(19 32 46 / 12%) }
dialog { position: fixed; inset: auto 16px 16px auto; inset-block: auto 16px; inset-inline: auto 16px; margin: 0; padding: 0; width: min(480px, calc(100vw - 32px)); height: min(760px, calc(100dvh - 32px)); border: 1px solid #d7dee4; border-radius: 14px; overflow: hidden; background: #fff; color: #13202e; box-shadow: 0 8px 24px rgb(19 32 46 / 12%) }
dialog[open] { display: flex; flex-direction: column }
dialog::backdrop { background: rgb(19 32 46 / 40%) }
.bar { display: flex; justify-content: flex-end; padding: 4px; border-block-end: 1px solid #d7dee4 }
.close { border-color: transparent; background: transparent; color: #13202e; font-weight: 400 }
.close:hover { background: rgb(19 32 46 / 6%); border-color: transparent }
iframe { flex: 1; width: 100%; min-height: 0; border: 0; background: #fff }
@media (max-width: 600px) {
  dialog { inset: 0; width: 100vw; height: 100dvh; max-width: none; max-height: none; border: 0; border-radius: 0 }
}
@media (prefers-color-scheme: dark) {
  dialog { background: #0e1720; color: #e8eef3; border-color: #2b3a49 }
  .bar { border-color: #2b3a49 }
  .close { color: #e8eef3 }
  .close:hover { background: rgb(255 255 255 / 10%) }
  iframe { background: #0e1720 }
}
@media (forced-colors: active) { dialog, button { border: 1px solid } }
`
