export default definePageConfig({ navigationBarTitleText: '老师绑定' })
