// Preloaded into every process that the launcher starts: should the launcher be killed, its pipe closes,
// and the process ends in order instead of holding the port.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
