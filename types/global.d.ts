/// <reference types="@tarojs/taro" />
declare module '*.png'
declare module '*.scss'
declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test'
    TARO_ENV: 'weapp' | 'h5'
    KEHOU_TRANSPORT: 'cloud' | 'http'
    /** Where the HTTP API lives, such as `https://api.example.cn`; empty means beside the page. */
    KEHOU_API_BASE: string
    /** The school a phone starts with before its family has chosen one. */
    KEHOU_SCHOOL: string
  }
}
