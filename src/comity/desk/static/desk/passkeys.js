// What stands on the page when a browser gives no passkey: refused, unknown, or no such thing.
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  for (const told of document.querySelectorAll('[data-passkey-failed]')) told.hidden = false
})
