export default definePageConfig({ navigationBarTitleText: '停开的课' })
