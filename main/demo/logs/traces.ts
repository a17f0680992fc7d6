/** Stack traces, as the runtimes print them. `k` varies a number or two. */

export function nodeTrace(k: number): readonly string[] {
  return [
    `TypeError: Cannot read properties of undefined (reading 'sku')`,
    `    at priceOf (/app/src/pricing.js:${40 + (k % 9)}:21)`,
    "    at Array.map (<anonymous>)",
    "    at quote (/app/src/pricing.js:71:18)",
    "    at async /app/src/routes/cart.js:112:17",
  ];
}

export function pythonTrace(k: number): readonly string[] {
  return [
    "Traceback (most recent call last):",
    '  File "/app/worker/run.py", line 88, in consume',
    "    handle(message)",
    `  File "/app/worker/mail.py", line ${30 + (k % 12)}, in handle`,
    "    smtp.send_message(mail)",
    "smtplib.SMTPServerDisconnected: Connection unexpectedly closed",
  ];
}

export function javaTrace(k: number): readonly string[] {
  return [
    'Exception in thread "nio-8080-exec-4" java.lang.IllegalStateException: No exchange rate for XTS',
    `\tat com.harbour.billing.Rates.lookUp(Rates.java:${50 + (k % 20)})`,
    "\tat com.harbour.billing.InvoiceService.total(InvoiceService.java:118)",
    "\tat com.harbour.billing.InvoiceController.render(InvoiceController.java:44)",
    "\tat java.base/java.lang.Thread.run(Thread.java:1583)",
    "Caused by: java.net.SocketTimeoutException: Read timed out",
    "\t... 23 more",
  ];
}

export function goTrace(k: number): readonly string[] {
  return [
    "panic: runtime error: invalid memory address or nil pointer dereference [recovered]",
    "",
    `goroutine ${100 + (k % 800)} [running]:`,
    "github.com/harbour/agent/pkg/scrape.(*Target).Do(0x0, {0x1c3f2a0, 0xc00011e000})",
    "\t/src/pkg/scrape/target.go:93 +0x3c",
  ];
}
