// Starts the application. A file of its own, because the content security policy allows no inline script.
const { script, wasm } = document.querySelector("script[data-script]").dataset;
const { default: start } = await import(script);
await start({ module_or_path: wasm });
