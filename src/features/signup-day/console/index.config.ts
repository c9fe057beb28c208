export default definePageConfig({ navigationBarTitleText: '选课日控制台' })
