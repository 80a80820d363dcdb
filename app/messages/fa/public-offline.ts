/** The page a browser shows by itself while the site cannot be reached. */
export const offline = {
  title: "اتصال برقرار نیست",
  text: "صفحه از سامانه نرسید. اتصال خود را ببینید و دوباره بکوشید.",
  kept: "آنچه در فرم‌های باز نوشته بودید در این مرورگر نگه داشته شده است و با برقراری اتصال فرستاده می‌شود.",
  waiting: (p: { count: string; month: string }) => `${p.count} خانه از ${p.month} در انتظار فرستادن است.`,
  again: "دوباره بکوش",
};
