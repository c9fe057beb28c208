export default definePageConfig({ navigationBarTitleText: '方案改动' })
