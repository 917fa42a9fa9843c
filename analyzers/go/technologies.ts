/** Frameworks that a service is said to be written with, by the module that brings them. */
const FRAMEWORKS: readonly (readonly [string, string])[] = [
  ['github.com/gin-gonic/gin', 'gin'],
  ['github.com/labstack/echo', 'echo'],
  ['github.com/gofiber/fiber', 'fiber'],
  ['github.com/go-chi/chi', 'chi'],
  ['github.com/gorilla/mux', 'gorilla-mux'],
  ['github.com/julienschmidt/httprouter', 'httprouter'],
  ['github.com/go-kit/kit', 'go-kit'],
  ['github.com/go-kratos/kratos', 'kratos'],
  ['github.com/zeromicro/go-zero', 'go-zero'],
  ['github.com/micro/go-micro', 'go-micro'],
  ['go-micro.dev', 'go-micro'],
  ['github.com/beego/beego', 'beego'],
  ['github.com/kataras/iris', 'iris'],
  ['connectrpc.com/connect', 'connect'],
  ['github.com/99designs/gqlgen', 'gqlgen'],
  ['google.golang.org/grpc', 'grpc'],
];

/** Names of the frameworks among the required modules, in the table's order. */
export function technologiesOf(requires: readonly string[]): readonly string[] {
  return FRAMEWORKS.filter(([path]) => requires.some((each) => each === path || each.startsWith(`${path}/`))).map(
    ([, name]) => name,
  );
}
